#!/bin/bash
# Has the master read the configuration again. SIGUSR2 would do, too, but one that comes during a reload can get lost;
# this answers when the new worker is there.
set -eu
exec 3<> /dev/tcp/127.0.0.1/9998
echo reload >&3
grep -q '^Success=1' <&3
