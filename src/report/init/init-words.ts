import type { Language } from '../../scenario/language.js';

interface InitWords {
  readonly files: string;
  readonly values: string;
  readonly ending: string;
  /** Address of a repository, as an example. */
  readonly example: string;
  readonly settings: (said: Settings) => string;
}

/** Lines of the settings as they are to stand there. */
interface Settings {
  readonly title: string;
  readonly authors: string;
  readonly repository: string;
}

/** What the files of a new workspace say besides the hints. */
export const initWords: Readonly<Record<Language, InitWords>> = {
  en: {
    files: 'What was captured for it:',
    values: 'Values of the run come in when the report is built, for example:',
    ending: 'This comment is a hint and not part of the report. Write below it, in Markdown.',
    example: 'https://github.com/you/your-lab',
    settings: ({
      title,
      authors,
      repository,
    }) => `# Your workspace of ait-lab: what the report says on its title page, and what differs from the lab's own settings.

# Who hands the report in, such as [Ada Lovelace, Alan Turing]
${authors}

# Where the repository is; the report has to say it
${repository}

${title}

# Language of the report's fixed words: en or fr
lang: en

# Where the lab's own values do not suit this machine
# subnet: 192.168.42.0/24
# ports: { http: 80, stats: 1936, admin: 9999, app: 4000 }
`,
  },
  fr: {
    files: 'Ce qui a été relevé pour cette réponse :',
    values: 'Des valeurs de l’exécution prennent place quand le rapport est construit, par exemple :',
    ending: 'Ce commentaire est une aide et ne fait pas partie du rapport. Écrivez dessous, en Markdown.',
    example: 'https://github.com/vous/votre-laboratoire',
    settings: ({
      title,
      authors,
      repository,
    }) => `# Votre espace de travail d’ait-lab : ce que dit la page de titre du rapport, et ce qui diffère des réglages du laboratoire.

# Qui rend le rapport, par exemple [Ada Lovelace, Alan Turing]
${authors}

# Où est le dépôt ; le rapport doit le dire
${repository}

${title}

# Langue des mots fixes du rapport : en ou fr
lang: fr

# Si les valeurs du laboratoire ne conviennent pas à cette machine
# subnet: 192.168.42.0/24
# ports: { http: 80, stats: 1936, admin: 9999, app: 4000 }
`,
  },
};
