export { IDENTITY_SOURCES, type IdentityItem, type IdentityRow, type IdentitySource } from './item.js';
export { type IdentityFile, readIdentities } from './read.js';
