/** Whose images a workspace's lab is made of: ours, or those of a repository in it. */
export const whoseImages = ['lab', 'own'] as const;
export type WhoseImages = (typeof whoseImages)[number];
