import type { Nothing, NotRead } from '../../codes/not-read.js';
import { sizeText } from '../size-text.js';
import type { Wording } from '../wording.js';

const units = ['o', 'ko', 'Mo', 'Go', 'To', 'Po'];

/** Why something was not looked at, as the end of a sentence. */
export const notRead: Wording<NotRead> = {
  'symbolic-link': () => 'un lien symbolique',
  'hard-link': () => 'un lien vers un autre fichier',
  'leads-outside': () => 'son nom mène hors du dossier',
  'impossible-name': () => 'son nom est trop long, ou aucun fichier ne peut le porter',
  'same-name': () => 'un autre fichier ou dossier porte son nom',
  'no-regular-file': () => 'pas un fichier, mais un périphérique, une socket ou un tube',
  unreadable: ({ error }) => `impossible à lire${error === undefined ? '' : ` (${error})`}`,
  'too-deep': () => 'trop profond dans l’arborescence',
  'too-many-files': () => 'il y a trop de fichiers avant',
  'too-many-entries': ({ read }) => `le reste d’un dossier de plus de ${read} entrées`,
  further: ({ count }) => `${count} autres ont été laissés de côté`,
  'too-large': ({ bytes }) => `trop grand (${sizeText(bytes, units, ',')})`,
  'too-many-bytes': () => 'il y a trop de données avant',
  'too-much-text': () => 'il y a trop de texte avant',
  'time-is-up': () => 'la lecture des fichiers précédents a pris trop de temps',
  'time-for-documents-is-up': () => 'la lecture des PDF précédents a pris trop de temps',
  'too-many-pages': () => 'il a trop de pages',
  password: () => 'un mot de passe est demandé',
  damaged: () => 'endommagé',
  'takes-too-long': () => 'la lecture prend trop de temps',
  'takes-too-much-memory': () => 'la lecture prend trop de mémoire',
  'git-lfs': () => 'Git LFS a laissé un pointeur à sa place',
};

/** Why there is nothing in a folder that could be judged, as the end of a sentence. */
export const nothing: Wording<Nothing> = {
  'gave-up': ({ error }) => `ait-lab a échoué, ce qui n’est pas la faute de la remise : ${error}`,
  'no-folder': () => 'ce dossier n’existe pas',
  'not-a-folder': () => 'ce n’est pas un dossier',
  unreadable: ({ error }) => `impossible à lire (${error})`,
  'no-file': () => 'il ne contient aucun fichier',
  'no-trace': () => 'il ne contient aucune trace du laboratoire',
  'not-followed': () => 'un lien, ou pas un fichier, que l’on ne suit pas ; nommez ce vers quoi il mène',
  'no-archive': () => 'ni un dossier ni une archive ; nommez le dossier auquel il appartient',
  'archive-kind': ({ kind }) =>
    `les archives de ce type (${kind}) ne sont pas extraites ; extrayez-la et nommez le dossier, ou faites-la remettre en .zip ou .tar.gz`,
  'archive-encrypted': () => 'l’archive demande un mot de passe ; faites-la remettre sans',
  'archive-damaged': ({ detail }) =>
    `l’archive est endommagée ou tronquée (${detail}) ; téléchargez-la à nouveau, ou faites-la remettre à nouveau`,
  'archive-bomb': ({ ratio }) =>
    `le contenu de l’archive est plus de ${ratio} fois plus grand qu’elle : personne ne remet cela, et elle n’est pas extraite`,
  'archive-too-large': ({ most }) =>
    `l’archive contient plus de ${sizeText(most, units, ',')} ; extrayez-la vous-même et nommez le dossier`,
  'archive-too-many': ({ most }) =>
    `l’archive contient plus de ${most} fichiers et dossiers ; extrayez-la vous-même et nommez le dossier`,
  'archive-too-slow': ({ seconds }) =>
    `l’extraction prend plus de ${seconds} secondes ; extrayez-la vous-même et nommez le dossier`,
  'archive-nested': () =>
    'c’est une archive dans une archive dans une archive ; extrayez vous-même les premières',
  'several-archives': ({ count }) =>
    `il contient ${count} archives et rien d’autre ; nommez celle qui compte`,
  'not-unpacked': ({ error }) =>
    `cette machine n’a pas de place pour l’extraire (${error}) ; que TMPDIR nomme un dossier qui en a davantage`,
};
