"""How is today? A few single questions, when somebody wants to, and what was answered, drawn."""
