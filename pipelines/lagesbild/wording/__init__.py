"""Words alone: what all exhibits say, without charts, and every template with examples for people who edit language."""
