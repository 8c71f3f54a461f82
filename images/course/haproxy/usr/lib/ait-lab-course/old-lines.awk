# An address in the line that begins a section, `listen stats *:1936`, is refused since HAProxy 2.x: it becomes a line
# `bind *:1936` of the section. A comment or an empty line before it gives its place away, so that the numbers of lines in
# HAProxy's messages are those of the file that somebody wrote. Ends with 1 when there is no such line.
function flush() {
  if (held) print previous
  held = 0
}

/^[ \t]*(listen|frontend)[ \t]+[^ \t#]+[ \t]+[^ \t#]/ && $3 != "from" {
  match($0, /^[ \t]*(listen|frontend)[ \t]+[^ \t]+/)
  heading = substr($0, 1, RLENGTH)
  address = substr($0, RLENGTH + 1)
  sub(/^[ \t]+/, "", address)
  if (!(held && previous ~ /^[ \t]*(#.*)?\r?$/)) flush()
  held = 0
  changed = 1
  print heading
  print "    bind " address
  next
}

{
  flush()
  previous = $0
  held = 1
}

END {
  flush()
  exit !changed
}
