"""What all pages share: layout, navigation, components, errors. No decision is taken here."""
