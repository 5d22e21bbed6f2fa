"""Relations stated by layout: lists, tables, forms, minutes, headings."""
