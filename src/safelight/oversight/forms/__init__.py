"""What is typed on oversight's pages; a file each."""
