package org.apache.kafka.clients.producer.internals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.utils.internals.LogContext;

/**
 * The partitioner for records without a key, with the random numbers handed in: it lies in Kafka's
 * package because the method that draws them can only be replaced from there.
 */
public final class StickyRecorder {
  public static ObjectNode record(JsonNode run, ObjectNode out) {
    int partitions = run.get("partitions").asInt();
    Iterator<JsonNode> draws = run.get("draws").elements();
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> infos = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      infos.add(new PartitionInfo("t", p, node, new Node[] {node}, new Node[] {node}));
    }
    Cluster cluster = new Cluster("c", List.of(node), infos, Set.of(), Set.of());
    var partitioner =
        new BuiltInPartitioner(new LogContext(), "t", run.get("batchBytes").asInt(), false, "") {
          @Override
          int randomPartition() {
            return (int) draws.next().asLong() & 0x7fffffff;
          }
        };
    ArrayNode chosen = out.putArray("chosen");
    for (JsonNode size : run.get("sizes")) {
      var info = partitioner.peekCurrentPartitionInfo(cluster);
      chosen.add(info.partition());
      partitioner.updatePartitionInfo(info, size.asInt(), cluster);
    }
    return out;
  }
}
