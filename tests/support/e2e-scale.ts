/** A tenth of the demo company: 600 customers, enough for every ready view to have rows. */
export const e2eScale = 0.1;
