import type { Part } from './written-part.js';

export type Language = 'English' | 'French';

/** An answer of a made-up author to each part. */
export const answers: Readonly<Record<Language, Readonly<Record<Exclude<Part, 'contents'>, string>>>> = {
  English: {
    introduction:
      'We took a balancer whose list of servers was carved in stone, and taught it to notice by itself who comes and who goes.',
    M1: 'No: when one of both servers dies at night, somebody has to get up and edit a file by hand.',
    M2: 'We would start the container, write its address below the others, and build and start the balancer again.',
    M3: 'The list should come from the containers themselves, told to the balancer whenever it changes.',
    M4: 'By a register in which each node signs in when it starts, and out when it ends.',
    M5: 'As it is a container runs one process only; with a small init we could run the agent next to the server.',
    M6: 'A sed over the file at start is not dynamic; a template that is rendered at each event would be.',
    url: 'https://github.com/made-up-pair/balancing-lab',
    '1.2':
      'At first the scripts were not executable, which took us an hour. A supervisor lets us run more than one process and starts again what has died.',
    '2.2': 'All join through ha, so whoever starts while ha is away stays alone and never finds the others.',
    '2.3':
      'Serf keeps a list of members and spreads each change from neighbour to neighbour, as gossip goes through a village. Consul would do it too.',
    '4.1':
      'Every RUN makes a layer. Many small ones use the cache well, one long one makes the image smaller.',
    '4.2':
      'We would put what both images share (the init and the agent) into an image of its own, and start both from it.',
    '4.4': 'Each event overwrites the file, so that only the newest member is left in it.',
    '5.4': 'One could ask the Docker API for the running containers, as Traefik does with labels.',
    '6.2':
      'It works nicely, yet a reload still drops connections; we would move to a balancer with an interface for servers.',
    '6.3': 'The demo was shown to the assistant on 9 January during the session.',
    difficulties:
      'Line ends of Windows broke the scripts in the image, and it took a whole evening until we understood the message.',
    conclusion:
      'In the end we have a set-up that grows and shrinks without us, and know what each of its parts is for.',
  },
  French: {
    introduction:
      'Nous sommes partis d’un répartiteur dont la liste était figée, pour lui apprendre à voir qui arrive et qui part.',
    M1: 'Non : si un des deux serveurs tombe la nuit, il faut que quelqu’un se lève pour éditer un fichier.',
    M2: 'Il faudrait démarrer le conteneur, écrire son adresse sous les autres, puis reconstruire le répartiteur.',
    M3: 'La liste devrait venir des conteneurs, et être envoyée au répartiteur à chaque changement.',
    M4: 'Avec un registre dans lequel chaque noeud s’inscrit au démarrage et se retire à la fin.',
    M5: 'Un conteneur ne fait tourner qu’un processus ; avec un petit init nous pourrions en ajouter un second.',
    M6: 'Un sed au démarrage n’a rien de dynamique ; un modèle rendu à chaque évènement le serait.',
    url: 'https://github.com/made-up-pair/balancing-lab',
    '1.2':
      'Les scripts n’étaient pas exécutables, ce qui nous a coûté une heure. Le superviseur fait tourner plusieurs processus et relance ceux qui sont tombés.',
    '2.2':
      'Tout le monde passe par ha ; qui démarre en son absence reste seul et ne trouve jamais les autres.',
    '2.3':
      'Serf tient une liste des membres et répand chaque changement de voisin en voisin, comme une rumeur dans un village. Consul en serait capable aussi.',
    '4.1':
      'Chaque RUN crée une couche. Plusieurs petites profitent du cache, une longue donne une image moins lourde.',
    '4.2':
      'Nous mettrions ce que les deux images partagent (init et agent) dans une image commune dont les deux hériteraient.',
    '4.4': 'Chaque évènement écrase le fichier, il n’y reste donc que le dernier arrivé.',
    '5.4':
      'On pourrait interroger l’API de Docker pour connaître les conteneurs, comme Traefik le fait avec ses étiquettes.',
    '6.2':
      'Cela marche bien, mais un rechargement coupe encore des connexions ; un répartiteur avec une API serait mieux.',
    '6.3': 'La démonstration a été montrée à l’assistant le 9 janvier pendant la séance.',
    difficulties:
      'Les fins de ligne de Windows cassaient les scripts dans l’image, il nous a fallu une soirée pour le comprendre.',
    conclusion:
      'Nous avons à la fin une installation qui grandit et rétrécit sans nous, et nous savons à quoi sert chaque pièce.',
  },
};

/** The questions as the made-up statement asks them. */
export const questions: Readonly<
  Record<Exclude<Part, 'introduction' | 'contents' | 'difficulties' | 'conclusion'>, string>
> = {
  M1: 'Is this solution fit for a production environment, and which are its main problems when you deploy it there?',
  M2: 'Which steps do you need to add a new webapp container to the infrastructure, one after the other?',
  M3: 'Having seen these issues of the current solution, which better approach would you propose at a high level?',
  M4: 'Is there a more dynamic fashion to manage the list of web application nodes than to hardcode it in the load balancer configuration?',
  M5: 'Can a container of our current solution run additional management processes beside its main process?',
  M6: 'Does the configuration of the load balancer really follow the web server nodes dynamically, and what would you change?',
  url: 'Give the URL of your repository in the lab report.',
  '1.2':
    'Describe your difficulties with this task, your understanding of what happens, and why we install a process supervisor.',
  '2.2': 'Give an answer to our question: which existing problem has the current solution?',
  '2.3': 'Explain how Serf works and which GOSSIP protocol it uses, and find other solutions.',
  '4.1':
    'We had to rebuild the whole image: which are the pros and cons of many RUN commands compared with a single one?',
  '4.2':
    'Propose a different approach to the architecture of our images, one that avoids repetitions between them.',
  '4.4':
    'Based on your three output files, what do you say about the way we generate them, and which problem is there, if any?',
  '5.4': '(Optional:) Propose another approach to manage this list of backend nodes.',
  '6.2': 'Give your own feelings about our final solution and propose improvements, with references.',
  '6.3': '(Optional:) Present a live demo in which you add a backend container and remove one.',
};
