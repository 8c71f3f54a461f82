import type { Wording } from './wording.js';

export const fr: Wording = {
  'copy-source-missing': ({ source, instead }) => ({
    why: `COPY prend ${source}, et le dossier à partir duquel l’image est construite n’a pas ce fichier : la construction s’arrête ici.`,
    cure:
      instead === undefined
        ? `Ajoutez ${source} et son commit, ou supprimez ce COPY ; les chemins partent du dossier du Dockerfile.`
        : `Vouliez-vous dire ${instead} ? Écrivez-le dans le COPY, ou nommez le fichier ${source}.`,
  }),
  'copy-source-ignored': ({ source, dockerignore }) => ({
    why: `COPY prend ${source}, que ${dockerignore} exclut de la construction.`,
    cure: `Supprimez de ${dockerignore} la ligne qui correspond à ${source}, ou ajoutez !${source} au-dessous.`,
  }),
  'agent-in-build': () => ({
    why: 'Ce RUN démarre l’agent Serf pendant la construction de l’image : elle l’attend, ou il se termine avec l’instruction et n’est plus là quand un conteneur démarre.',
    cure: 'Supprimez la ligne. Le superviseur démarre l’agent de chaque conteneur par /etc/services.d/serf/run.',
  }),
  'download-failed': ({ instruction, said }) => ({
    why: `« ${instruction} » n’a pas obtenu ce qu’il télécharge${said === '' ? '' : ` : ${said}`}. Ce que le cours indiquait alors n’existe plus, ou n’est pas accessible d’ici.`,
    cure: 'Laissez réparer l’image de base (--repair auto), qui répond elle-même à ces téléchargements.',
  }),
  'instruction-failed': ({ instruction, said }) => ({
    why: `La construction s’est arrêtée à ${instruction === '' ? 'une instruction' : `« ${instruction} »`}${said === '' ? '' : ` : ${said}`}.`,
    cure: 'Lisez les derniers mots du constructeur, corrigez cette instruction et reconstruisez : docker build . dans le dossier de ce Dockerfile.',
  }),
  'shell-form-by-mistake': ({ instruction }) => ({
    why: `${instruction} n’est pas une liste entre crochets telle que Docker la lit ; Docker donne donc ce texte à /bin/sh, qui ne connaît pas cette commande : le conteneur se termine aussitôt.`,
    cure: 'Écrivez ENTRYPOINT ["/init"] : guillemets doubles, un crochet de chaque côté.',
  }),
  'entrypoint-missing': () => ({
    why: 'L’image a des services dans /etc/services.d, et rien ne démarre le superviseur qui les y cherche.',
    cure: 'Écrivez ENTRYPOINT ["/init"] à la fin du Dockerfile, à la place de CMD.',
  }),
  'relative-destination': ({ path, folder }) => ({
    why: `${path} ne commence pas par une barre oblique et se retrouve donc sous WORKDIR, qui est ${folder} : pas là où les scripts le cherchent.`,
    cure: `Écrivez /${path.replace(/^(?:\.?\/)+/, '')}.`,
  }),
  'service-not-copied': ({ service }) => ({
    why: `Rien ne copie services/${service}/run vers /etc/services.d/${service}/run : le superviseur ne connaît pas ce service.`,
    cure: `Ajoutez COPY services/${service} /etc/services.d/${service} et RUN chmod +x /etc/services.d/${service}/run.`,
  }),
  'service-misplaced': ({ service, at, expected }) => ({
    why: `Le script du service ${service} arrive à ${at}, et le superviseur cherche ${expected}.`,
    cure: `Écrivez COPY services/${service} /etc/services.d/${service} : le dossier, pas le script seul.`,
  }),
  'service-not-executable': ({ path }) => ({
    why: `Le script arrive à ${path} sans le droit d’être exécuté : le superviseur ne peut pas le démarrer (« Permission denied »).`,
    cure: `Ajoutez RUN chmod +x ${path} sous son COPY, ou une fois : git update-index --chmod=+x sur ce fichier.`,
  }),
  'carriage-return': ({ interpreter }) => ({
    why:
      interpreter === undefined
        ? 'La ligne se termine comme sous Windows (CR LF) : le shell prend le CR pour une partie du dernier mot.'
        : `Les lignes se terminent comme sous Windows (CR LF) : le système cherche un programme nommé « ${interpreter.split(' ').at(-1) ?? ''}\\r » et n’en trouve pas (« No such file or directory », code 127).`,
    cure: 'Convertissez le fichier avec dos2unix (ou sed -i "s/\\r$//"), et gardez-le ainsi : un fichier .gitattributes avec la ligne « * text eol=lf ».',
  }),
  'interpreter-missing': () => ({
    why: 'La première ligne ne dit pas qui lit le script (#!…) : il ne peut pas être exécuté comme programme (« Exec format error »), ou c’est sh qui le lit, qui ne connaît pas ce que bash connaît.',
    cure: 'Écrivez #!/usr/bin/with-contenv bash en toute première ligne d’un service, #!/usr/bin/env bash pour un gestionnaire.',
  }),
  'interpreter-unknown': ({ interpreter }) => ({
    why: `La première ligne nomme ${interpreter}, que l’image n’a pas : le script ne peut pas être exécuté (code 127).`,
    cure: 'Écrivez #!/usr/bin/with-contenv bash en première ligne d’un service, #!/usr/bin/env bash pour un gestionnaire.',
  }),
  'bash-needed': () => ({
    why: 'La première ligne fait lire le script par sh, qui ne connaît pas ce qui n’est que de bash, comme [[ … ]] et read -a.',
    cure: 'Écrivez-y bash : #!/usr/bin/env bash pour un gestionnaire, #!/usr/bin/with-contenv bash pour un service.',
  }),
  'environment-not-read': ({ variables }) => ({
    why: `Le script a besoin de ${variables.join(', ')}, et le superviseur démarre les services sans les variables du conteneur : elles sont vides ici.`,
    cure: 'Écrivez #!/usr/bin/with-contenv bash en première ligne.',
  }),
  'script-error': ({ said }) => ({
    why: `Le shell dit de cette ligne : ${said}.`,
    cure: 'Vérifiez que le Dockerfile installe ce programme et que le script l’appelle par son chemin complet, par exemple /opt/bin/serf.',
  }),
  'configuration-not-copied': ({ path }) => ({
    why: `HAProxy doit lire ${path}, et aucune instruction du Dockerfile ne met ce fichier dans l’image.`,
    cure: `Ajoutez COPY config/haproxy.cfg ${path} à ha/Dockerfile, ou nommez le fichier qui s’y trouve.`,
  }),
  'configuration-refused': ({ said }) => ({
    why: `HAProxy refuse cette ligne : ${said}`,
    cure: 'Corrigez la ligne ; haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg dans le conteneur vérifie le fichier.',
  }),
  'placeholder-left': ({ placeholder }) => ({
    why: `${placeholder} se trouve à la place d’une adresse, et aucun script ne le remplace : HAProxy ne trouve pas d’hôte de ce nom et ne démarre pas.`,
    cure: 'Supprimez les lignes server de ce fichier : dès la tâche 5, les gestionnaires les écrivent à partir du modèle.',
  }),
  'server-left-in-configuration': ({ server }) => ({
    why: `Le serveur ${server} est encore écrit ici à la main. Jusqu’à l’arrivée de la première application, HAProxy tourne avec ce fichier et envoie des requêtes à un serveur qui n’existe peut-être pas.`,
    cure: 'Supprimez les lignes server de ce fichier : les gestionnaires les écrivent à partir du modèle.',
  }),
  'server-left-in-template': ({ server }) => ({
    why: `Le serveur ${server} est écrit dans le modèle lui-même : chaque configuration qui en est tirée a ce serveur, qu’il existe ou non.`,
    cure: 'Supprimez la ligne ; seule celle entre {{#each addresses}} et {{/each}} reste.',
  }),
  'haproxy-in-foreground': () => ({
    why: 'Le script attend ici la fin de ce HAProxy et n’arrive donc jamais à celui avec -sf plus bas. Après un rechargement, l’ancien HAProxy continue avec les anciens serveurs, et un second partage son port.',
    cure: 'Supprimez cette ligne et gardez celle avec -sf, terminée par &, suivie de son PID dans le fichier et de wait.',
  }),
  'join-missing': () => ({
    why: 'L’agent est démarré sans --join : il reste seul dans un cluster à lui.',
    cure: 'Ajoutez --join ha à sa ligne de commande.',
  }),
  'join-unknown-name': ({ name }) => ({
    why: `L’agent rejoint ${name}, et le répartiteur de charge s’appelle ha dans le réseau : l’agent ne le trouve pas.`,
    cure: 'Écrivez --join ha.',
  }),
  'role-tag-missing': () => ({
    why: 'L’agent est démarré sans le tag role, par lequel les gestionnaires distinguent les applications du répartiteur de charge.',
    cure: 'Ajoutez --tag role=$ROLE à sa ligne de commande.',
  }),
  'role-not-set': ({ variable, role }) => ({
    why: `L’agent prend son tag de $${variable}, et rien ne donne de valeur à cette variable : le rôle est vide.`,
    cure: `Ajoutez ENV ${variable} ${role} à ce Dockerfile.`,
  }),
  'role-not-handled': ({ role, handled }) => ({
    why: `L’application a le rôle ${role}, et le gestionnaire des arrivées cherche ${handled} : il ne s’en occupe pas.`,
    cure: `Écrivez ENV ROLE ${handled}.`,
  }),
  'leave-not-asked-for': () => ({
    why: 'Le superviseur termine les services par SIGTERM, et Serf se termine alors sans rien dire : les autres voient une panne (failed), pas un départ (left).',
    cure: 'Démarrez l’agent avec &, gardez son PID, et ajoutez un trap sur TERM qui lui envoie SIGINT (kill -INT $PID), puis wait.',
  }),
  'event-not-handled': ({ event, script }) => ({
    why: `La ligne de commande de l’agent ne nomme aucun gestionnaire pour ${event} : rien ne se passe quand il se produit.`,
    cure: `Ajoutez-y ${
      event === 'member-join'
        ? `--event-handler member-join=/serf-handlers/${script}`
        : `--event-handler member-leave,member-failed=/serf-handlers/${script}`
    }.`,
  }),
  'handler-not-in-image': ({ path, instead }) => ({
    why: `L’agent doit appeler ${path}, et aucune instruction de ha/Dockerfile ne met un tel fichier dans l’image (code 127).`,
    cure:
      instead === undefined
        ? 'Ajoutez RUN mkdir /serf-handlers, COPY scripts/ /serf-handlers/ et RUN chmod +x /serf-handlers/*.sh à ha/Dockerfile.'
        : `L’image a ${instead} : écrivez-le ici, ou copiez le script vers ${path}.`,
  }),
  'handler-not-written': ({ path, script }) => ({
    why: `L’agent doit appeler ${path}, et le dépôt n’a pas de script de ce nom (code 127).`,
    cure: `Écrivez ${script}, et veillez à ce que ha/Dockerfile le copie vers ${path} et le rende exécutable.`,
  }),
  'folder-not-made': ({ folder, needs }) => ({
    why:
      needs === ''
        ? `Les gestionnaires écrivent dans ${folder}, et rien ne crée ce dossier (« No such file or directory »).`
        : `${folder} n’est pas créé avant que cette instruction y copie : le fichier copié s’appelle donc ${folder}, et il n’y a pas de ${folder}/${needs}.`,
    cure:
      needs === ''
        ? `Ajoutez RUN mkdir ${folder} à ce Dockerfile.`
        : `Ajoutez RUN mkdir ${folder} au-dessus, ou écrivez ${folder}/ avec une barre oblique à la fin.`,
  }),
  'handler-not-executable': ({ path }) => ({
    why: `L’agent appelle ${path}, qui n’a pas le droit d’y être exécuté (« Permission denied », code 126).`,
    cure: 'Ajoutez RUN chmod +x /serf-handlers/*.sh à ha/Dockerfile sous le COPY, ou une fois : git update-index --chmod=+x sur ce fichier.',
  }),
  'handler-empty': ({ event }) => ({
    why: `Le script est appelé pour ${event} et ne contient aucune commande.`,
    cure: 'Écrivez-le comme sa tâche le demande : lire chaque membre sur l’entrée standard et faire ce qu’il y a à faire.',
  }),
  'handlers-of-webapp': ({ path }) => ({
    why: `L’agent de l’application doit appeler ${path}, que seule l’image du répartiteur de charge a : son journal signale une erreur à chaque événement, sans autre conséquence.`,
    cure: 'Supprimez les options --event-handler de ce fichier.',
  }),
  'handler-failed': ({ path, exitCode }) => ({
    why: `Serf a appelé ${path}, qui s’est terminé avec ${exitCode}${
      exitCode === 127
        ? ' : un programme qu’il appelle n’existe pas'
        : exitCode === 126
          ? ' : quelque chose qu’il appelle ne peut pas être exécuté'
          : ''
    }.`,
    cure: `Regardez ce qu’il dit : docker exec -ti ha bash, puis echo "s1 192.168.42.11 backend" | bash -x ${path}.`,
  }),
  'template-not-in-image': ({ path, instead }) => ({
    why: `Le gestionnaire lit le modèle ${path}, et aucune instruction de ha/Dockerfile ne met un tel fichier dans l’image.`,
    cure:
      instead === undefined
        ? `Ajoutez RUN mkdir -p /config et COPY config/haproxy.cfg.hb ${path} à ha/Dockerfile.`
        : `L’image a ${instead} : écrivez-le ici, ou copiez le modèle vers ${path}.`,
  }),
  'template-without-each': () => ({
    why: 'Le modèle ne parcourt pas la liste des adresses : ce qui en est tiré n’a le serveur d’aucune application, et ni Handlebars ni HAProxy ne s’en plaignent.',
    cure: 'Écrivez {{#each addresses}} au-dessus de la ligne server {{ host }} {{ ip }}:3000 check, et {{/each}} au-dessous.',
  }),
  'template-value-not-given': ({ name }) => ({
    why: `Le modèle demande ${name}, et aucun gestionnaire ne donne de valeur de ce nom : Handlebars n’y met rien.`,
    cure: 'Écrivez le même nom dans le modèle et dans le gestionnaire.',
  }),
  'handlebars-not-installed': () => ({
    why: 'Le script appelle handlebars, et aucune instruction de ha/Dockerfile ne l’installe (« command not found », code 127).',
    cure: 'Ajoutez RUN npm install -g handlebars-cmd à ha/Dockerfile, sous l’installation de Node.js.',
  }),
  'id-like-a-number': ({ ids }) => ({
    why: `handlebars-cmd prend pour un nombre un identifiant qui y ressemble, et écrit ${ids
      .map(({ id, becomes }) => `${becomes} pour ${id}`)
      .join(', ')}.`,
    cure: 'Le script est juste. Supprimez le conteneur et redémarrez-le : il reçoit un autre identifiant.',
  }),
  'rendered-elsewhere': ({ path, read }) => ({
    why: `Le gestionnaire écrit la configuration dans ${path}, et HAProxy lit ${read}.`,
    cure: `Écrivez > ${read}.`,
  }),
  'reload-not-sent': () => ({
    why: 'Le gestionnaire change la configuration et ne le dit à personne : HAProxy ne lit son fichier qu’en démarrant.',
    cure: 'Ajoutez s6-svc -h /var/run/s6/services/ha à la fin.',
  }),
  'reload-of-unknown-service': ({ path, expected }) => ({
    why: `Le signal va au service ${path}, et aucun service de ce nom ne tourne : HAProxy n’apprend rien de la nouvelle configuration.`,
    cure: `Écrivez ${expected}.`,
  }),
  'takeover-missing': () => ({
    why: 'Les gestionnaires font redémarrer HAProxy, et il est démarré sans -sf : le nouveau ne demande pas à l’ancien de se terminer, et deux partagent le port.',
    cure: 'Démarrez-le avec -sf et le PID de l’ancien, en arrière-plan, écrivez son PID dans le fichier, et attendez-le (wait).',
  }),
  'stop-signal-of-base': ({ base }) => ({
    why: `Avec l’image ${base}, docker stop envoie SIGUSR1, sur lequel HAProxy se termine, mais ni un superviseur ni un shell : après dix secondes Docker tue le conteneur (137).`,
    cure: 'Ajoutez STOPSIGNAL SIGTERM au Dockerfile, ou arrêtez-le avec docker kill -s TERM ha.',
  }),
  'stop-signal-ignored': ({ signal }) => ({
    why: `docker stop envoie ${signal}, sur lequel le superviseur ne se termine pas : après dix secondes Docker tue le conteneur (137).`,
    cure: 'Écrivez STOPSIGNAL SIGTERM.',
  }),
  'address-from-hosts': ({ entry }) => ({
    why: `Le script prend l’adresse ${
      entry === undefined ? 'd’une ligne' : `de la ligne ${entry}`
    } de /etc/hosts. Avec un second réseau, ou sans les lignes IPv6 que Docker écrivait, c’est une autre ligne.`,
    cure: 'Rien n’en dépend. Pour l’avoir juste : SERVER_IP=$(hostname -i).',
  }),
  'assignments-run-together': ({ text }) => ({
    why: `Deux affectations se trouvent dans un seul mot, ${text} : le shell cherche une variable d’un autre nom, et l’application ne sait pas comment elle s’appelle.`,
    cure: 'Écrivez chaque affectation sur sa propre ligne, ou une espace entre elles.',
  }),
};
