"""The same acts as JSON: same door, same refusals; the schema comes from the declarations."""
