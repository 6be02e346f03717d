export {};
//# sourceMappingURL=OauthState.js.map