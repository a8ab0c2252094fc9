"""The words of oversight's pages."""
