package dev.baton.delegates.access;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/** Grants nobody anything when something is made, whatever it is: what is granted is declared. */
final class NothingByItself {
    /** Stands for every occasion on which the engine asks what to grant. */
    static ResourceAuthorizationProvider provider() {
        var own = new Object();
        InvocationHandler nothing = (proxy, method, arguments) -> {
            if (method.getReturnType() == AuthorizationEntity[].class) {
                return new AuthorizationEntity[0];
            }
            try {
                return method.invoke(own, arguments);
            } catch (InvocationTargetException cause) {
                throw cause.getTargetException();
            }
        };
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(
                NothingByItself.class.getClassLoader(), new Class<?>[] {ResourceAuthorizationProvider.class}, nothing);
    }

    private NothingByItself() {}
}
