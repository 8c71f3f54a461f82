/** Where pictures are while a task runs, and stay where its evidence is not the one that counts: within its folder. */
export const stagedPictures = '.pictures';
