package dev.baton.delegates.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys what the class path holds before the application takes work: each process with its decisions and forms as one
 * deployment for all tenants, so that they stay together; unchanged ones not again.
 */
class ProcessDeployer implements SmartInitializingSingleton {
    private final RepositoryService repository;
    private final DeployedFolders folders;

    ProcessDeployer(RepositoryService repository, DeployedFolders folders) {
        this.repository = repository;
        this.folders = folders;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(folders.processes(), folders.forms());
    }

    /** Deploys every folder below the first root, with the forms of the same name below the second. */
    void deploy(String processes, String forms) {
        Map<String, Map<String, Resource>> found = new TreeMap<>();
        collect(found, processes, ".bpmn");
        collect(found, processes, ".dmn");
        collect(found, forms, ".form");
        found.forEach((process, resources) -> {
            if (isWhole(resources.keySet())) {
                deploy(process, resources);
            }
        });
    }

    /** A process, or decisions that are asked outside of any; forms alone belong to a process that is not here. */
    private static boolean isWhole(Set<String> names) {
        return names.stream().anyMatch(name -> name.endsWith(".bpmn"))
                || names.stream().allMatch(name -> name.endsWith(".dmn"));
    }

    private void deploy(String process, Map<String, Resource> resources) {
        // Filters whole deployments, not single files: a process must find its decisions and forms beside it.
        var deployment =
                repository.createDeployment().name(process).source("baton").enableDuplicateFiltering(false);
        resources.forEach((name, resource) -> {
            try (var content = resource.getInputStream()) {
                deployment.addInputStream(name, content);
            } catch (IOException cause) {
                throw new UncheckedIOException("Cannot read " + name, cause);
            }
        });
        deployment.deploy();
    }

    private static void collect(Map<String, Map<String, Resource>> found, String root, String ending) {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (var resource : resolver.getResources("classpath*:" + root + "/*/*" + ending)) {
                var path = resource.getURL().getPath().split("/");
                var process = path[path.length - 2];
                found.computeIfAbsent(process, name -> new TreeMap<>())
                        .put(root + "/" + process + "/" + path[path.length - 1], resource);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("Cannot look for processes on the class path", cause);
        }
    }
}
