"""Adult education: the shared record, its indicators, protected tables and criteria."""
