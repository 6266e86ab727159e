"""Exercise and workout files: from bytes that anybody may have written to the types of training/, or to problems."""
