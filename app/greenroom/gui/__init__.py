"""The window: the desktop front door to Greenroom's services, and the only room that knows Qt."""
