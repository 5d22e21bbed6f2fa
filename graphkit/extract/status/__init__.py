"""What a text does with a statement: asserts, denies, plans or attributes it, when it holds and what belongs to it."""
