export {};
//# sourceMappingURL=SlackInstallation.js.map