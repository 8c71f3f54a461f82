import type { Localized } from '../../scenario/plan.js';

/** What each question is about, by the name of the answer's file. */
export const hints: Readonly<Record<string, Localized>> = {
  introduction: {
    en: `What the lab is about, for a reader who has not done it: which problem a load balancer has when its backends come
and go, and how the seven tasks lead to an answer. Say which versions you worked with.`,
    fr: `De quoi parle le laboratoire, pour quelqu’un qui ne l’a pas fait : quel problème a un répartiteur de charge dont les
backends vont et viennent, et comment les sept tâches mènent à une réponse. Dites avec quelles versions vous avez travaillé.`,
  },
  M1: {
    en: 'Would you run task 0 as it is for real users? Think of a backend that fails, of one more that is needed, and of ha itself.',
    fr: 'Mettriez-vous la tâche 0 telle quelle devant de vrais utilisateurs ? Pensez à un backend qui tombe, à un autre qu’il faut ajouter, et à ha lui-même.',
  },
  M2: {
    en: 'Each step, in its order, by which one more web application gets traffic in task 0: files, images, containers; and who waits meanwhile.',
    fr: 'Chaque étape, dans l’ordre, par laquelle une application web de plus reçoit du trafic dans la tâche 0 : fichiers, images, conteneurs ; et qui attend pendant ce temps.',
  },
  M3: {
    en: 'How it could be done without editing a file by hand. Which part knows what, and which part has to be told?',
    fr: 'Comment faire sans modifier de fichier à la main. Quelle partie sait quoi, et à laquelle faut-il le dire ?',
  },
  M4: {
    en: 'Ways in which a load balancer can learn which backends there are, and what each way needs. Who speaks first?',
    fr: 'Les façons dont un répartiteur peut apprendre quels backends existent, et ce que chacune demande. Qui parle en premier ?',
  },
  M5: {
    en: 'Can a container run several processes as the images of task 0 are? What happens to the others when the first one ends, or when one of the others does?',
    fr: 'Un conteneur peut-il exécuter plusieurs processus avec les images de la tâche 0 ? Qu’arrive-t-il aux autres quand le premier se termine, ou quand l’un des autres se termine ?',
  },
  M6: {
    en: 'Does the start script make the configuration dynamic? Say when its values are read, and what happens to a backend that starts later.',
    fr: 'Le script de démarrage rend-il la configuration dynamique ? Dites quand ses valeurs sont lues, et ce qui arrive à un backend qui démarre plus tard.',
  },
  '1.2': {
    en: 'What was difficult; what happens in a container from its start on now that s6 is process 1; and what a supervisor is good for. Compare the process trees before and after the kill.',
    fr: 'Ce qui était difficile ; ce qui se passe dans un conteneur dès son démarrage maintenant que s6 est le processus 1 ; et à quoi sert un superviseur. Comparez les arbres de processus avant et après le kill.',
  },
  '2.2': {
    en: 'What goes wrong when everybody joins through ha alone, and when exactly. Compare the files of the flaw with those of the cure.',
    fr: 'Ce qui ne va pas quand tout le monde adhère par ha seul, et quand exactement. Comparez les fichiers du défaut avec ceux du remède.',
  },
  '2.3': {
    en: 'How Serf spreads news and finds out that a member has failed: gossip, probes, suspicion. Compare what was measured with what the protocol promises, and name other tools for service discovery with what they do differently.',
    fr: 'Comment Serf répand les nouvelles et découvre qu’un membre est tombé : gossip, sondes, soupçon. Comparez les mesures avec ce que promet le protocole, et nommez d’autres outils de découverte de services avec ce qu’ils font autrement.',
  },
  '4.1': {
    en: 'What a layer is, and what speaks for many RUN instructions or for a single one: size, time to build, time after a change. What squashing and flattening win, and what they lose.',
    fr: 'Ce qu’est une couche, et ce qui parle pour plusieurs instructions RUN ou pour une seule : taille, durée de construction, durée après un changement. Ce que l’on gagne et ce que l’on perd à aplatir une image.',
  },
  '4.2': {
    en: 'How the images could share what they have in common, so that nothing is said or stored twice. Say what it saves here.',
    fr: 'Comment les images pourraient partager ce qu’elles ont en commun, pour que rien ne soit dit ni stocké deux fois. Dites ce que l’on y gagne ici.',
  },
  '4.4': {
    en: 'Read the three configurations side by side: what does each of them still know of the events before? What is missing for a load balancer?',
    fr: 'Lisez les trois configurations côte à côte : que sait encore chacune des événements précédents ? Que manque-t-il à un répartiteur de charge ?',
  },
  '5.4': {
    en: 'Optional. Another way to keep the list of backends, with your own means or with a tool, and its references.',
    fr: 'Facultatif. Une autre façon de tenir la liste des backends, par vos propres moyens ou avec un outil, et ses références.',
  },
  '6.2': {
    en: 'Your judgement of the final solution: what it does well, what a client notices, what you would improve, with references to what you have read.',
    fr: 'Votre jugement de la solution finale : ce qu’elle fait bien, ce qu’un client remarque, ce que vous amélioreriez, avec les références de vos lectures.',
  },
  '6.3': {
    en: 'Optional. How the live demonstration goes: which commands you show, and what is to be seen after each.',
    fr: 'Facultatif. Comment se déroule la démonstration : quelles commandes vous montrez, et ce que l’on voit après chacune.',
  },
  difficulties: {
    en: 'What did not work at once, how you noticed, and what it was.',
    fr: 'Ce qui n’a pas marché tout de suite, comment vous l’avez remarqué, et ce que c’était.',
  },
  conclusion: {
    en: 'What you take away, in a few sentences.',
    fr: 'Ce que vous en retenez, en quelques phrases.',
  },
};
