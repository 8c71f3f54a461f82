# From the output of `serf members -format=json`: a line "NAME ADDRESS" a member.
# Names and addresses come from the network; before they become a file or a line of configuration
# they are held against a pattern. What does not fit is reported and left out.
.members[]?
| if (.name | test("\\A[a-z0-9][a-z0-9-]{0,62}\\z")) and (.addr | test("\\A([0-9]{1,3}\\.){3}[0-9]{1,3}:[0-9]+\\z"))
  then "\(.name) \(.addr | sub(":.*"; ""))"
  else "ignored: member \(.name | @json) at \(.addr | @json)\n" | stderr | empty
  end
