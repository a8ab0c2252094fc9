"""The packs: a folder for each governing document, a module for each subject, a function for each paragraph."""
