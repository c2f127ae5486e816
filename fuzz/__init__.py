"""What no tester thinks of: `make fuzz` tries the project with millions of odd inputs."""
