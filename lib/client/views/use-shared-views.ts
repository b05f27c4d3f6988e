import type { View } from "./model";

const none: readonly View[] = [];

export const useSharedViews = (): readonly View[] => none;
