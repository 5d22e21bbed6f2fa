"""Making the weights that graphkit ships: from the corpus and the open sets, with one command."""
