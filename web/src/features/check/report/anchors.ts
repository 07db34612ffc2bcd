/** Places in the report that other parts of the page lead to. */

export const KEEP_ID = "keep";

export const LOSS_ID = "loss";
