"""What a page shows, as plain data: no HTML, and no addresses beyond those of the site."""
