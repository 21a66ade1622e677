/* How the anchors of statements begin: a build writes all kinds in the place of this. */

/** @type {string[]} */
export const kinds = ["claim", "figure"];
