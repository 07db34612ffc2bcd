// Counting what is sent must begin before anything can send.
import "./lib/sent.ts";
import "./lib/quiet-zod.ts";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { keepOffline } from "./app/keep-offline.ts";
import { router } from "./app/router.tsx";
import "./app/theme.css";
import { firstLanguage, LanguageProvider } from "./lib/language.tsx";

document.documentElement.lang = firstLanguage();

/** What a query answers stands until it is asked something else; nothing here needs a network to be asked. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: "always" },
  },
});

const place = document.getElementById("app");
if (place === null) throw new Error("index.html has no #app");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Suspense>
          <RouterProvider router={router} />
        </Suspense>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
keepOffline();
