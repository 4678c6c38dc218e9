"""What commands share: options, output, progress, logs, and a quotation for reading in a terminal."""
