#!/bin/sh
# Runs when the new key is stored, before the grace period. Replace it with the command that reloads your program.
echo "reload $1: $WORKBENCH_KEYS_PLACE has a new key ($WORKBENCH_KEYS_NEW_KEY_ID)"
