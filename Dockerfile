# The service with its web page. Build it with the root that the city's tips are signed under (empty: no tips):
#   docker build --build-arg TIP_ROOT_PUBLIC_KEY=04… -t mingan .
ARG NODE=26
FROM node:${NODE}-bookworm-slim AS page
WORKDIR /mingan
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
ARG TIP_ROOT_PUBLIC_KEY=
RUN npm run build:h5

FROM node:${NODE}-bookworm-slim
WORKDIR /mingan
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY tsconfig.json ./
COPY server server
COPY shared shared
COPY miniapp miniapp
COPY --from=page /mingan/miniapp/dist miniapp/dist
RUN install --directory --owner=node --group=node --mode=0700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not by npm: a stop has to reach the service itself.
CMD ["node", "--import", "tsx", "server/main.ts"]
