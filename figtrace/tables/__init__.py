"""Tables and charts of a network as plain values; it draws nothing. pandas is imported when a frame is asked for."""
