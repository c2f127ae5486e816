// Reads a calendar from standard input with ical.js, and prints its events as JSON.
import ICAL from "ical.js";

process.stdin.setEncoding("utf8");
let text = "";
for await (const piece of process.stdin) text += piece;
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component, { strictExceptions: true });
  return {
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    description: event.description,
    start: event.startDate.toString(),
    end: event.endDate.toString(),
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
    status: component.getFirstPropertyValue("status"),
    url: component.getFirstPropertyValue("url") ?? "",
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("name"), events }));
