"""The course: its days, its marking and its standards. Pure: values in, values out."""
