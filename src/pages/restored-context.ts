import { createContext } from 'preact';

/** Handed to every page: is this an instance out of a backup that nobody has confirmed? Then nothing is sent. */
export const RestoredContext = createContext(false);
