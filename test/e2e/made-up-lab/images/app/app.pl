# Answers every request with its name. As the first process it hears no signal that it does not ask for.
use strict;
use warnings;
use IO::Socket::INET;

$SIG{TERM} = sub { exit 0 };
$| = 1;
my $door = IO::Socket::INET->new(LocalPort => 5000, Listen => 64, ReuseAddr => 1) or die "no door: $!";
print "$ENV{NAME} listens\n";
while (my $client = $door->accept) {
  my $first = <$client> // '';
  while (my $line = <$client>) { last if $line =~ /^\r?\n$/ }
  my $body = qq({"host":"$ENV{NAME}"});
  print $client "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ", length $body,
    "\r\nConnection: close\r\n\r\n", $first =~ /^HEAD/ ? '' : $body;
  close $client;
}
