"""What all pages share: access, forms, languages, headers, error pages, navigation, page cache."""
