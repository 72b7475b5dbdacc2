"""The timeline's other forms, used by pages and API alike."""
