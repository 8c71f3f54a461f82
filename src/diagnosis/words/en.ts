import type { Wording } from './wording.js';

export const en: Wording = {
  'copy-source-missing': ({ source, instead }) => ({
    why: `COPY takes ${source}, and the folder that the image is built from has no such file, so the build ends here.`,
    cure:
      instead === undefined
        ? `Add ${source} and commit it, or take the COPY out; paths begin at the folder that has the Dockerfile.`
        : `Did you mean ${instead}? Write that into the COPY, or call the file ${source}.`,
  }),
  'copy-source-ignored': ({ source, dockerignore }) => ({
    why: `COPY takes ${source}, which ${dockerignore} keeps out of the build.`,
    cure: `Take the line that matches ${source} out of ${dockerignore}, or add !${source} below it.`,
  }),
  'agent-in-build': () => ({
    why: 'This RUN starts the agent of Serf while the image is built: the build waits for it, or it ends with the instruction and is not there when a container starts.',
    cure: 'Take the line out. The supervisor starts the agent from /etc/services.d/serf/run in each container.',
  }),
  'download-failed': ({ instruction, said }) => ({
    why: `“${instruction}” could not get what it downloads${said === '' ? '' : `: ${said}`}. What the course named then is not there any more, or there is no way to it from here.`,
    cure: 'Let the base image be repaired (--repair auto), which answers these downloads itself.',
  }),
  'instruction-failed': ({ instruction, said }) => ({
    why: `The build ended at ${instruction === '' ? 'an instruction' : `“${instruction}”`}${said === '' ? '' : `: ${said}`}.`,
    cure: 'Read what the builder said last, change this instruction, and build again: docker build . in the folder of this Dockerfile.',
  }),
  'shell-form-by-mistake': ({ instruction }) => ({
    why: `${instruction} is not a list in brackets as Docker reads one, so Docker gives the text to /bin/sh, which knows no such command: the container ends at once.`,
    cure: 'Write ENTRYPOINT ["/init"]: double quotes, one bracket at each end.',
  }),
  'entrypoint-missing': () => ({
    why: 'The image has services in /etc/services.d, and nothing starts the supervisor that looks there.',
    cure: 'Write ENTRYPOINT ["/init"] at the end of the Dockerfile, in place of CMD.',
  }),
  'relative-destination': ({ path, folder }) => ({
    why: `${path} has no slash at its beginning, so it is made below WORKDIR, which is ${folder}: not where the scripts look.`,
    cure: `Write /${path.replace(/^(?:\.?\/)+/, '')}.`,
  }),
  'service-not-copied': ({ service }) => ({
    why: `Nothing copies services/${service}/run to /etc/services.d/${service}/run, so the supervisor does not know this service.`,
    cure: `Add COPY services/${service} /etc/services.d/${service} and RUN chmod +x /etc/services.d/${service}/run.`,
  }),
  'service-misplaced': ({ service, at, expected }) => ({
    why: `The script of the service ${service} arrives at ${at}, and the supervisor looks for ${expected}.`,
    cure: `Write COPY services/${service} /etc/services.d/${service}: the folder, not the script alone.`,
  }),
  'service-not-executable': ({ path }) => ({
    why: `The script arrives at ${path} without the right to be executed, so the supervisor cannot start it (“Permission denied”).`,
    cure: `Add RUN chmod +x ${path} below its COPY, or once: git update-index --chmod=+x on this file.`,
  }),
  'carriage-return': ({ interpreter }) => ({
    why:
      interpreter === undefined
        ? 'The line ends as lines do on Windows (CR LF): the shell takes the CR for a part of the last word.'
        : `The lines end as lines do on Windows (CR LF), so the system looks for a program called “${interpreter.split(' ').at(-1) ?? ''}\\r” and finds none (“No such file or directory”, exit 127).`,
    cure: 'Convert it with dos2unix (or sed -i "s/\\r$//"), and keep it so: a file .gitattributes with the line “* text eol=lf”.',
  }),
  'interpreter-missing': () => ({
    why: 'The first line does not say who reads the script (#!…), so it cannot be executed as a program (“Exec format error”), or sh reads it, which does not know what bash knows.',
    cure: 'Write #!/usr/bin/with-contenv bash as the very first line of a service, #!/usr/bin/env bash of a handler.',
  }),
  'interpreter-unknown': ({ interpreter }) => ({
    why: `The first line names ${interpreter}, which the image does not have: the script cannot be executed (exit 127).`,
    cure: 'Write #!/usr/bin/with-contenv bash as the first line of a service, #!/usr/bin/env bash of a handler.',
  }),
  'bash-needed': () => ({
    why: 'The first line has sh read the script, which does not know what is of bash alone, such as [[ … ]] and read -a.',
    cure: 'Write bash there: #!/usr/bin/env bash in a handler, #!/usr/bin/with-contenv bash in a service.',
  }),
  'environment-not-read': ({ variables }) => ({
    why: `The script needs ${variables.join(', ')}, and the supervisor starts services without the variables of the container: empty here.`,
    cure: 'Write #!/usr/bin/with-contenv bash as the first line.',
  }),
  'script-error': ({ said }) => ({
    why: `The shell says of this line: ${said}.`,
    cure: 'See whether the program is installed by the Dockerfile and called by its whole path, such as /opt/bin/serf.',
  }),
  'configuration-not-copied': ({ path }) => ({
    why: `HAProxy is to read ${path} here, and no instruction of the Dockerfile puts that file into the image.`,
    cure: `Add COPY config/haproxy.cfg ${path} to ha/Dockerfile, or name the file that is there.`,
  }),
  'configuration-refused': ({ said }) => ({
    why: `HAProxy refuses this line: ${said}`,
    cure: 'Change the line; haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg in the container checks the file.',
  }),
  'placeholder-left': ({ placeholder }) => ({
    why: `${placeholder} stands where an address has to be, and no script replaces it: HAProxy cannot find a host of that name and does not start.`,
    cure: 'Take the server lines out of this file: from task 5 on, the handlers write them from the template.',
  }),
  'server-left-in-configuration': ({ server }) => ({
    why: `The server ${server} is still written here by hand. Until the first web application joins, HAProxy runs with this file and sends requests to a server that need not be there.`,
    cure: 'Take the server lines out of this file: the handlers write them from the template.',
  }),
  'server-left-in-template': ({ server }) => ({
    why: `The server ${server} is written into the template itself, so each configuration made from it has this server, whether it is there or not.`,
    cure: 'Take the line out; only the one between {{#each addresses}} and {{/each}} stays.',
  }),
  'haproxy-in-foreground': () => ({
    why: 'The script waits here for this HAProxy to end, so it never comes to the one with -sf below. After a reload the old HAProxy goes on with the old servers, and a second one shares its port.',
    cure: 'Take this line out and keep the one with -sf, which ends with &, followed by its PID in the file and by wait.',
  }),
  'join-missing': () => ({
    why: 'The agent is started without --join, so it stays alone in a cluster of its own.',
    cure: 'Add --join ha to its command line.',
  }),
  'join-unknown-name': ({ name }) => ({
    why: `The agent joins ${name}, and the load balancer is called ha in the network: the agent does not find it.`,
    cure: 'Write --join ha.',
  }),
  'role-tag-missing': () => ({
    why: 'The agent is started without the tag role, by which the handlers tell web applications from the load balancer.',
    cure: 'Add --tag role=$ROLE to its command line.',
  }),
  'role-not-set': ({ variable, role }) => ({
    why: `The agent takes its tag from $${variable}, and nothing gives that variable a value: the role is empty.`,
    cure: `Add ENV ${variable} ${role} to this Dockerfile.`,
  }),
  'role-not-handled': ({ role, handled }) => ({
    why: `The web application has the role ${role}, and the handler of joins looks for ${handled}: it passes it over.`,
    cure: `Write ENV ROLE ${handled}.`,
  }),
  'leave-not-asked-for': () => ({
    why: 'The supervisor ends services with SIGTERM, on which Serf ends without a word: the others see a failure, not a leave.',
    cure: 'Start the agent with &, keep its PID, and add a trap on TERM that sends it SIGINT (kill -INT $PID), then wait.',
  }),
  'event-not-handled': ({ event, script }) => ({
    why: `The agent's command line names no handler for ${event}, so nothing happens when there is one.`,
    cure: `Add ${
      event === 'member-join'
        ? `--event-handler member-join=/serf-handlers/${script}`
        : `--event-handler member-leave,member-failed=/serf-handlers/${script}`
    } to it.`,
  }),
  'handler-not-in-image': ({ path, instead }) => ({
    why: `The agent is to call ${path}, and no instruction of ha/Dockerfile puts such a file into the image (exit 127).`,
    cure:
      instead === undefined
        ? 'Add RUN mkdir /serf-handlers, COPY scripts/ /serf-handlers/ and RUN chmod +x /serf-handlers/*.sh to ha/Dockerfile.'
        : `The image has ${instead}: write that here, or copy the script to ${path}.`,
  }),
  'handler-not-written': ({ path, script }) => ({
    why: `The agent is to call ${path}, and the repository has no script of that name (exit 127).`,
    cure: `Write ${script}, and see that ha/Dockerfile copies it to ${path} and makes it executable.`,
  }),
  'folder-not-made': ({ folder, needs }) => ({
    why:
      needs === ''
        ? `The handlers write into ${folder}, and nothing makes that folder (“No such file or directory”).`
        : `${folder} is not made before this instruction copies to it, so the file that is copied is called ${folder}, and there is no ${folder}/${needs}.`,
    cure:
      needs === ''
        ? `Add RUN mkdir ${folder} to this Dockerfile.`
        : `Add RUN mkdir ${folder} above it, or write ${folder}/ with a slash at its end.`,
  }),
  'handler-not-executable': ({ path }) => ({
    why: `The agent calls ${path}, which has no right to be executed there (“Permission denied”, exit 126).`,
    cure: 'Add RUN chmod +x /serf-handlers/*.sh to ha/Dockerfile below the COPY, or once: git update-index --chmod=+x on this file.',
  }),
  'handler-empty': ({ event }) => ({
    why: `The script is called for ${event} and has no command in it.`,
    cure: 'Write it as its task has it: read each member from standard input, and do what is to be done for it.',
  }),
  'handlers-of-webapp': ({ path }) => ({
    why: `The web application's agent is to call ${path}, which only the load balancer's image has: its log tells of an error with each event, and nothing else comes of it.`,
    cure: 'Take the --event-handler options out of this file.',
  }),
  'handler-failed': ({ path, exitCode }) => ({
    why: `Serf has called ${path}, which ended with ${exitCode}${
      exitCode === 127
        ? ': a program that it calls is not there'
        : exitCode === 126
          ? ': something that it calls may not be executed'
          : ''
    }.`,
    cure: `See what it says: docker exec -ti ha bash, then echo "s1 192.168.42.11 backend" | bash -x ${path}.`,
  }),
  'template-not-in-image': ({ path, instead }) => ({
    why: `The handler reads the template ${path}, and no instruction of ha/Dockerfile puts such a file into the image.`,
    cure:
      instead === undefined
        ? `Add RUN mkdir -p /config and COPY config/haproxy.cfg.hb ${path} to ha/Dockerfile.`
        : `The image has ${instead}: write that here, or copy the template to ${path}.`,
  }),
  'template-without-each': () => ({
    why: 'The template does not go through the list of addresses, so what is made of it has no server of a web application, and neither Handlebars nor HAProxy complains.',
    cure: 'Write {{#each addresses}} above the line server {{ host }} {{ ip }}:3000 check, and {{/each}} below it.',
  }),
  'template-value-not-given': ({ name }) => ({
    why: `The template asks for ${name}, and no handler gives a value of that name: Handlebars puts nothing there.`,
    cure: 'Write the same name in the template and in the handler.',
  }),
  'handlebars-not-installed': () => ({
    why: 'The script calls handlebars, and no instruction of ha/Dockerfile installs it (“command not found”, exit 127).',
    cure: 'Add RUN npm install -g handlebars-cmd to ha/Dockerfile, below the installation of Node.js.',
  }),
  'id-like-a-number': ({ ids }) => ({
    why: `handlebars-cmd takes an id that looks like a number for one, and prints ${ids
      .map(({ id, becomes }) => `${id} as ${becomes}`)
      .join(', ')}.`,
    cure: 'Nothing is wrong with the script. Remove the container and start it again: it gets another id.',
  }),
  'rendered-elsewhere': ({ path, read }) => ({
    why: `The handler writes the configuration to ${path}, and HAProxy reads ${read}.`,
    cure: `Write > ${read}.`,
  }),
  'reload-not-sent': () => ({
    why: 'The handler changes the configuration and tells nobody: HAProxy reads its file only when it starts.',
    cure: 'Add s6-svc -h /var/run/s6/services/ha at the end.',
  }),
  'reload-of-unknown-service': ({ path, expected }) => ({
    why: `The signal goes to the service ${path}, and no such service runs: HAProxy does not hear of the new configuration.`,
    cure: `Write ${expected}.`,
  }),
  'takeover-missing': () => ({
    why: 'The handlers have HAProxy restarted, and it is started without -sf: the new one does not ask the old one to end, and two share the port.',
    cure: 'Start it with -sf and the PID of the old one, in the background, write its PID into the file, and wait for it.',
  }),
  'stop-signal-of-base': ({ base }) => ({
    why: `The image ${base} has docker stop send SIGUSR1, which HAProxy ends on and a supervisor or a shell does not: after ten seconds Docker kills the container (137).`,
    cure: 'Add STOPSIGNAL SIGTERM to the Dockerfile, or stop it with docker kill -s TERM ha.',
  }),
  'stop-signal-ignored': ({ signal }) => ({
    why: `docker stop sends ${signal}, on which the supervisor does not end: after ten seconds Docker kills the container (137).`,
    cure: 'Write STOPSIGNAL SIGTERM.',
  }),
  'address-from-hosts': ({ entry }) => ({
    why: `The script takes the address from ${
      entry === undefined ? 'a line' : `line ${entry}`
    } of /etc/hosts. With a second network, or without the lines for IPv6 that Docker used to write, that is another line.`,
    cure: 'Nothing depends on it. To have it right: SERVER_IP=$(hostname -i).',
  }),
  'assignments-run-together': ({ text }) => ({
    why: `Two assignments stand in one word, ${text}, so the shell looks for a variable of another name, and the application does not know what it is called.`,
    cure: 'Write each assignment on a line of its own, or a space between them.',
  }),
};
