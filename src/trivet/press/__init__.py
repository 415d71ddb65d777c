"""The document tree and its renderers: PDF, HTML, Word, PowerPoint."""
