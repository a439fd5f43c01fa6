"""Models may propose statements: how they are asked, and which proposals count. By default no model is asked."""
