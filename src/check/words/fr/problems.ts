import type { Problem } from '../../codes/problem.js';
import { say, type Told, type Wording } from '../wording.js';
import { notRead } from './not-read.js';
import { listed } from './reasons.js';
import { contents } from './sightings.js';

/** What is wrong with a hand-in beyond its items, and what to do about it. */
export const problems: Wording<Problem, Told> = {
  'passed-over': ({ why }) => ({
    message: `Laissé de côté : ${say(notRead, why)}.`,
    hint: 'Rendez le fichier lui-même, comme fichier ordinaire d’une taille raisonnable.',
  }),
  skipped: ({ why }) => ({
    message: `Pas lu : ${say(notRead, why)}.`,
    hint: 'Rendez un fichier plus petit : un journal de ce laboratoire fait quelques kilo-octets.',
  }),
  'lfs-pointer': ({ count }) => ({
    message: `${count === 1 ? 'Ici se trouve seulement ce que Git LFS met à la place d’un fichier' : `De ${count} fichiers, seul se trouve ici ce que Git LFS met à leur place`} : quelques lignes qui pointent vers lui.`,
    hint: 'Récupérez-les (`git lfs pull`) et vérifiez de nouveau, ou sortez-les de Git LFS : `git lfs migrate export --include="*.png"`.',
  }),

  'more-findings': ({ count }) => ({
    message:
      count === 1
        ? 'Il y a encore une remarque, qui n’est pas montrée.'
        : `Il y a encore ${count} remarques, qui ne sont pas montrées.`,
    hint: 'Corrigez d’abord celles-ci, puis vérifiez de nouveau.',
  }),
  'manifest-missing': ({ task }) => ({
    message:
      'Il n’est pas là, ou n’est plus un manifeste : rien ne dit comment les fichiers de cette tâche sont nés.',
    hint: run(task),
  }),
  'run-not-passed': ({ task, outcome, failure }) => ({
    message: `L’exécution de la tâche ${task} ${outcomes[outcome]}${failure === undefined ? '' : ` : ${failure}`}.`,
    hint: run(task),
  }),
  'file-missing': ({ task, ended }) => ({
    message: `Relevé par l’exécution du ${ended}, et plus là.`,
    hint: run(task),
  }),
  'file-empty': ({ task, ended }) => ({
    message: `Relevé par l’exécution du ${ended}, et sans contenu maintenant.`,
    hint: run(task),
  }),
  'file-changed': ({ task, ended }) => ({
    message: `Plus ce que l’exécution du ${ended} a relevé : le SHA-256 n’est pas celui du manifeste.`,
    hint: run(task),
  }),
  'file-not-listed': ({ task, ended }) => ({
    message: `L’exécution du ${ended} ne l’a pas relevé.`,
    hint: run(task),
  }),

  'noise-ansi': () => ({
    message: 'Des codes de couleur d’un terminal sont dans le texte ; un éditeur les montre comme `[31m`.',
    hint: 'Envoyez la sortie dans un fichier, comme `docker logs ha > ha.log 2>&1`, au lieu de la copier d’un terminal.',
  }),
  'noise-utf-16': () => ({
    message:
      'Le texte est en UTF-16, comme PowerShell l’écrit avec `>` ; beaucoup de programmes le montrent illisible.',
    hint: 'Dans PowerShell, utilisez `| Out-File -Encoding utf8 FICHIER`.',
  }),
  'noise-latin-1': () => ({
    message: 'Le texte n’est pas en UTF-8 ; ailleurs, ses lettres accentuées sont fausses.',
    hint: 'Enregistrez-le en UTF-8.',
  }),
  'noise-control-characters': () => ({
    message: 'Des caractères de contrôle sont dans le texte.',
    hint: 'Relevez-le encore une fois sans terminal : `docker exec ha cat FICHIER`, sans `-t`.',
  }),
  refused: () => ({
    message: 'Un programme a refusé ici : ce qui était demandé n’existait pas à ce moment.',
    hint: 'Regardez si le conteneur est en marche et porte ce nom (`docker ps`), et relevez de nouveau.',
  }),
  'inspect-not-json': () => ({
    message:
      'La sortie de docker inspect n’est pas du JSON telle qu’elle est ici : quelque chose a été copié avec elle, ou s’est perdu.',
    hint: 'docker inspect NOM > FICHIER',
  }),
  'inspect-cut': () => ({
    message: 'La sortie de docker inspect est coupée.',
    hint: 'docker inspect NOM > FICHIER',
  }),
  'ps-without-header': () => ({
    message: 'Le tableau de docker ps n’a pas d’en-tête.',
    hint: 'docker ps > FICHIER',
  }),
  'literal-echo': () => ({
    message:
      'Le modèle contient la commande qui aurait dû l’écrire : `echo "…" >> …` se trouve dans la configuration.',
    hint: 'Seul le texte entre les guillemets a sa place dans /config/haproxy.cfg.hb.',
  }),
  'id-as-number': () => ({
    message:
      'L’identifiant du conteneur a été lu comme un nombre : un identifiant tel que 284472616e12 en a la forme.',
    hint: 'Gardez sous forme de texte ce qui va dans le modèle, et donnez des noms aux conteneurs : `docker run --hostname s1 …`.',
  }),
  'handler-not-found': () => ({
    message:
      'Les gestionnaires d’événements ont fini avec le code 127 : les scripts n’étaient pas dans l’image, pas exécutables, ou avaient les fins de ligne de Windows.',
    hint: 'Regardez /serf-handlers dans le conteneur : `docker exec ha ls -l /serf-handlers`, et enregistrez les scripts avec les fins de ligne d’UNIX.',
  }),
  'endless-join': () => ({
    message:
      'L’agent a essayé en vain, encore et encore, de rejoindre le groupe : le nom de son contact ne menait nulle part, ou personne n’y écoutait.',
    hint: 'Démarrez d’abord ha, dans le même réseau et sous ce nom, puis les applications web.',
  }),

  'same-file-twice': ({ count }) => ({
    message:
      count === 2
        ? 'Deux fichiers ont les mêmes octets : une des deux choses que leurs noms annoncent n’est pas montrée.'
        : `${numbers[count] ?? count} fichiers ont les mêmes octets : des choses que leurs noms annoncent, une au plus est montrée.`,
    hint: captureAtStep,
  }),
  'same-file-in-two-tasks': ({ tasks }) => ({
    message:
      tasks.length === 2
        ? `Les mêmes octets sont classés sous les tâches ${listed(tasks.map(String))} : l’une d’elles n’est pas montrée.`
        : `Les mêmes octets sont classés sous les tâches ${listed(tasks.map(String))} : l’une d’elles au plus est montrée.`,
    hint: captureAtStep,
  }),
  'other-run': ({ task, ids }) => ({
    message: `docker inspect montre des conteneurs qui ne sont dans aucun docker ps de cette tâche : ${ids.join(', ')}. Ils viennent d’une autre exécution.`,
    hint: `Relevez tout d’une tâche dans une même exécution : ${run(task)}`,
  }),
  'hosts-of-other-run': ({ task, hosts }) => ({
    message: `Des conteneurs sont nommés ici qui ne sont dans aucun docker ps de cette tâche : ${hosts.join(', ')}. Ils viennent d’une autre exécution.`,
    hint: `Relevez tout d’une tâche dans une même exécution : ${run(task)}`,
  }),
  'named-otherwise': ({ named, holds }) => ({
    message: `D’après son nom, on attend ${contents[named]}, et il contient ${contents[holds]}.`,
    hint: 'Regardez si autre chose devait s’y trouver, et donnez-lui un nom qui dit ce qu’il contient.',
  }),
  'still-running': () => ({
    message: 'D’après son nom, une application web a été arrêtée avant, et il montre qu’elle est en marche.',
    hint: 'Relevez-le de nouveau après `docker stop`, quand `docker ps` ne la montre plus.',
  }),
  'nodes-disagree': ({ unlisted, unserved }) => ({
    message: `La configuration et /nodes ne sont pas du même moment, ou viennent de deux exécutions : ${[
      ...(unlisted.length > 0 ? [`${unlisted.join(', ')} dans la configuration et pas dans /nodes`] : []),
      ...(unserved.length > 0 ? [`${unserved.join(', ')} dans /nodes et pas dans la configuration`] : []),
    ].join(' ; ')}.`,
    hint: `Relevez les deux à la même étape d’une même exécution : ${run(5)}`,
  }),
  'handlers-say-otherwise': ({ handedIn, own }) => ({
    message: `Aucune de ses lignes n’est de celles que les scripts de ce dépôt écrivent. Rendu : « ${handedIn} ». Exécuté maintenant : « ${own} ».`,
    hint: 'Plus les mots diffèrent, plus c’est sûr. Les scripts ont peut-être eu d’autres mots à ce moment-là, qu’aucun commit n’a gardés ; ou c’étaient ceux de quelqu’un d’autre.',
  }),
  'configuration-of-another': ({ handedIn, own, lines }) => ({
    message: `${lines === 1 ? 'Une de ses lignes n’est' : `${lines} de ses lignes ne sont`} dans aucun état du modèle ou de la configuration de ce dépôt. Rendu : « ${handedIn} ». Le plus proche ici : « ${own} ».`,
    hint: 'Le modèle a peut-être été un autre à ce moment-là, qu’aucun commit n’a gardé ; ou le fichier a été changé à la main ; ou il vient d’un autre dépôt.',
  }),
  'ghost-server': ({ live, ghosts }) => ({
    message: `À côté de ${live.join(', ')} se trouvent des serveurs dont l’adresse n’a jamais été remplie : ${ghosts.join(', ')}.`,
    hint: 'Retirez du modèle les serveurs écrits à la main.',
  }),
  'same-as-another-hand-in': ({ others }) => ({
    message: `Les mêmes octets, avec les identifiants et les heures d’une même exécution, sont aussi rendus par ${others.join(', ')}.`,
    hint: 'Demandez aux deux de qui est l’exécution.',
  }),

  'same-picture': ({ tasks }) => ({
    message: `Les tâches ${listed(tasks.map(String))} montrent la même image.`,
    hint: 'Prenez une image à chaque tâche.',
  }),
  'picture-not-shown': ({ count }) => ({
    message:
      count === 1
        ? 'Cette image est là, et le rapport ne la montre pas.'
        : `${count} images sont là, et le rapport ne les montre pas.`,
    hint: 'Montrez-la à sa place, comme dans `![page de statistiques](images/stats.png)`, ou laissez-la de côté.',
  }),
  'dead-link': (links) => ({
    message: links.elsewhere
      ? of(links, [
          'ne mène à rien ; un fichier de ce nom se trouve dans un autre dossier.',
          'ne mènent à rien ; des fichiers de ces noms se trouvent dans d’autres dossiers.',
        ])
      : of(links, ['ne mène à rien.', 'ne mènent à rien.']),
    hint: 'Écrivez une adresse à partir du fichier où elle se trouve, et rendez ce à quoi elle mène.',
  }),
  'link-case': (links) => ({
    message: of(links, [
      'est écrit avec d’autres majuscules que le fichier ; sous Linux et sur le web, il ne mène à rien.',
      'sont écrits avec d’autres majuscules que les fichiers ; sous Linux et sur le web, ils ne mènent à rien.',
    ]),
    hint: 'Écrivez-le avec les mêmes lettres que le fichier.',
  }),
  'link-spelling': (links) => ({
    message: of(links, [
      'ne se comprend qu’avec de la bonne volonté : il a des espaces ou des barres obliques inverses, ou part d’un autre dossier.',
      'ne se comprennent qu’avec de la bonne volonté : ils ont des espaces ou des barres obliques inverses, ou partent d’un autre dossier.',
    ]),
    hint: 'Écrivez les espaces %20, les barres obliques vers l’avant, et partez du dossier du rapport.',
  }),
  todo: ({ heading }) => ({
    message: `« ${heading} » dit encore TODO.`,
    hint: 'Rédigez-le, ou retirez le mot.',
  }),
  'chapter-missing': ({ task }) => ({
    message: `Le rapport n’a pas de chapitre pour la tâche ${task}.`,
    hint: `Donnez-lui un titre tel que « Tâche ${task} », même s’il n’y a rien à écrire.`,
  }),
};

/** At the beginning of a sentence. */
const numbers = ['', 'Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Neuf'];

const outcomes = {
  failed: 'a échoué',
  'timed-out': 'a pris trop de temps',
  interrupted: 'a été interrompue',
} as const;

const captureAtStep = 'Relevez chacun à son étape : `ait-lab run` le fait de lui-même.';

function run(task: number): string {
  return `ait-lab run ${task}`;
}

/** What is said of one address, or of several. */
function of(
  { addresses, more }: { readonly addresses: readonly string[]; readonly more: number },
  [one, many]: readonly [string, string],
): string {
  const named = addresses.map((address) => `\`${address}\``).join(', ');
  if (more > 0) return `${named} et ${more} ${more === 1 ? 'autre' : 'autres'} ${many}`;
  return `${named} ${addresses.length > 1 ? many : one}`;
}
