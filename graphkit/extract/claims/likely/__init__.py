"""Relations that no pattern states but that the words around two mentions make likely."""
