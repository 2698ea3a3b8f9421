"""Masks by clicks and boxes from deep features of the photo: a small learned head and its rules."""
