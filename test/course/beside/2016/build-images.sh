#!/bin/bash
set -e
docker build -t softengheigvd/ha "$(dirname "$0")/ha"
docker build -t softengheigvd/webapp "$(dirname "$0")/webapp"
